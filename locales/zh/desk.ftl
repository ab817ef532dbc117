# 运营台的页面框架，中文。

desk-sections = 运营台
desk-today = 今天
desk-issues = 期刊
desk-articles = 文章
desk-lists = 列表
desk-subscribers = 订阅者
desk-transfer = 导入与导出
desk-relays = 中继
desk-settings = 设置
desk-sign-out = 退出登录
desk-pages = 更多
desk-pages-top = 回到开头
desk-pages-next = 下一页
desk-lacks = 您无权执行此操作
desk-lacks-text = 您的角色不包含这项权限。所有者可以代为执行，或者给您分配其他角色。

desk-no-list = 还没有列表
desk-no-list-text = 期刊、订阅源和文章都属于列表。请先创建一个。
desk-foreign = 请再试一次
desk-foreign-text = 该表单并非来自您当前会话的页面，因此没有执行任何操作。请重新打开页面后再提交一次。
said-saved = 已保存。
